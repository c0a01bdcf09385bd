// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.peer;

import java.util.concurrent.CompletionStage;

/** One thing this node answers to a neighbouring node; a CDI bean of the feature that owns it. */
public interface PeerRoute {

    /** HTTP method, upper case. */
    String method();

    /** Exact path, beginning with {@code /peer/v1/}. */
    String path();

    /**
     * Answers one request. A {@link org.zhengtong.kernel.problem.ProblemException}, thrown or in the stage, becomes
     * problem+json; any other failure a bare 500.
     */
    CompletionStage<PeerReply> handle(PeerRequest request);

    /** Whether {@link #handle} may block its thread: then it is called on a worker, otherwise on the event loop. */
    default boolean blocking() {
        return true;
    }
}
