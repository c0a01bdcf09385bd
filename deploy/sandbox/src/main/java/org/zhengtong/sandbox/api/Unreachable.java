// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.api;

import java.io.IOException;
import java.net.URI;
import org.zhengtong.sandbox.SandboxException;

/** An application that does not answer: exit code 5. */
public final class Unreachable extends SandboxException {

    private static final long serialVersionUID = 1L;

    Unreachable(IOException cause, URI address) {
        super(cause, "api.unreachable", address, cause);
    }

    @Override
    public int exitCode() {
        return 5;
    }
}
