// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.feed;

import jakarta.inject.Singleton;
import org.zhengtong.catalog.Signal;

/** Tells who waits for the feed that it grew. */
@Singleton
public class FeedChanges {

    private final Signal signal = new Signal();

    public Signal signal() {
        return signal;
    }
}
