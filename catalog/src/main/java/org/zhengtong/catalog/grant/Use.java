// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.grant;

import org.zhengtong.schemas.code.ResourceCode;

/**
 * A use (用数) that grants are looked up for. The id of a system is unique at its own node alone, so node and organisation belong to
 * it; and only the node that provides a resource can grant it.
 *
 * @param consumerNode the node that vouches for the system
 */
public record Use(
        String consumerNode,
        String consumerOrganisation,
        String applicationSystem,
        ResourceCode resource,
        String providerNode) {}
