// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import java.time.Instant;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * The newest published revision of a catalogue entry, of this node or learnt from another.
 *
 * @param node node of the provider
 * @param metadata what was published
 */
public record PublishedEntry(
        String entryId,
        ResourceCode resource,
        int revision,
        String node,
        String providerOrganisation,
        String providerName,
        Instant publishedAt,
        CatalogueEntry metadata) {}
