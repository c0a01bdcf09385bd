// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Terminal sessions: a server in its own does not see the terminal's Ctrl+C, so it is stopped in order, by us. */
public final class Sessions {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Sessions() {}

    /** The command, started in a session of its own where the system offers it. */
    public static List<String> ownSession(List<String> command) {
        return Files.isExecutable(SETSID)
                ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
                : command;
    }
}
