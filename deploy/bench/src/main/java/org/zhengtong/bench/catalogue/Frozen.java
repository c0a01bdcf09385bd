// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that stands still (SIGSTOP) until this is closed: a node that is out of reach and has lost nothing. */
final class Frozen implements AutoCloseable {

    private final long pid;

    Frozen(long pid) {
        this.pid = pid;
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
