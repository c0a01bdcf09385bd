// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import org.zhengtong.sandbox.SandboxException;

/** A command needs a running sandbox and there is none: exit code 3. */
public final class NotRunning extends SandboxException {

    public NotRunning(Home home) {
        super("sandbox.not-running", home.path());
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
