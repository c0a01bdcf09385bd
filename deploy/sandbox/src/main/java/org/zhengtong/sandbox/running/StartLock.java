// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.zhengtong.sandbox.SandboxException;

/** Lets one process at a time start a sandbox; a second would take the first one's processes for leftovers. */
record StartLock(FileChannel channel) implements AutoCloseable {

    static StartLock take(Home home) {
        try {
            Path file = Files.createDirectories(home.run()).resolve("start.lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return new StartLock(channel);
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw new SandboxException(e, "sandbox.starting", home.path());
            }
            channel.close();
            throw new SandboxException("sandbox.starting", home.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
