// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.evidence;

/** The stored evidence log is not what this node signed: it must not be continued. */
public final class LogAlteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogAlteredException(String what) {
        super("存证日志已被改动,节点拒绝启动:" + what + " / The evidence log was altered, the node refuses to start: " + what
                + ". Verify the log with `zt evidence verify` and restore the database from a backup that holds.");
    }
}
