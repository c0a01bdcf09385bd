// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.source;

/** Why a source gives no answer. The names are part of the protocol with the node. */
public enum SourceProblem {
    /** The settings name no such resource. */
    RESOURCE_NOT_SERVED,
    /** A parameter is missing, unknown, or cannot be used. */
    PARAMETER_INVALID,
    /** As many requests are waiting as may. */
    SOURCE_BUSY,
    /** No answer within the deadline. */
    SOURCE_TIMED_OUT,
    /** The source cannot be reached or answers with an error. */
    SOURCE_FAILED
}
