// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

/** One node on the way of an exchange, with the milliseconds spent from there on. */
public final class Hop {

    private final String node;
    private final long millis;

    Hop(String node, long millis) {
        this.node = node;
        this.millis = millis;
    }

    public String node() {
        return node;
    }

    public long millis() {
        return millis;
    }

    @Override
    public String toString() {
        return node + "=" + millis + "ms";
    }
}
