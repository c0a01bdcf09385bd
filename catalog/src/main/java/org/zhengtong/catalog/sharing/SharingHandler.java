// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.sharing;

import org.zhengtong.schemas.message.SharingMessage;
import org.zhengtong.schemas.message.SharingMessageKind;

/** Applies one kind of message from another node; a CDI bean of the feature that owns the kind. */
public interface SharingHandler {

    /** The kind this handler applies. */
    SharingMessageKind kind();

    /** Applies a message not applied before, in the transaction that remembers it. */
    void apply(SharingMessage message);
}
