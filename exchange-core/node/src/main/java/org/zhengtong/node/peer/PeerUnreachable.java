// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

/** A neighbouring node gave no answer. Says whether it can have seen the request, which decides whether asking again is safe. */
public final class PeerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far the request got. */
    public enum Stage {
        /** No connection came about: the neighbour has not seen the request. */
        NOT_CONNECTED,
        /** The connection broke while waiting: the neighbour may have acted. */
        BROKEN,
        /** Time ran out while waiting: the neighbour may still act. */
        TIMED_OUT
    }

    private final String neighbour;
    private final Stage stage;

    PeerUnreachable(String neighbour, Stage stage, String message, Throwable cause) {
        super(message, cause);
        this.neighbour = neighbour;
        this.stage = stage;
    }

    /** Code of the node that did not answer. */
    public String neighbour() {
        return neighbour;
    }

    /** How far the request got. */
    public Stage stage() {
        return stage;
    }
}
