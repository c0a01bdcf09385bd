// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

/** A request a source gives no answer to. The detail goes to the node: no personal data. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceProblem problem;

    public SourceException(SourceProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    public SourceProblem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
