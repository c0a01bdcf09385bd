// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengtong.sandbox.topology.JsonFile;

/** The folder that remembers which processes belong to a sandbox: one {@code <name>.process.json} each. */
public record RunFolder(Path path) {

    private static final String SUFFIX = ".process.json";

    /** Everything started and not yet ended by us, in order of stage and name; also what has died meanwhile. */
    public List<Running> all() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .flatMap(file -> JsonFile.read(file, Running.class).stream())
                    .sorted(Comparator.comparingInt(
                                    (Running running) -> running.plan().stage())
                            .thenComparing(Running::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Running> find(String name) {
        return JsonFile.read(file(name), Running.class);
    }

    public void remember(Running running) {
        JsonFile.write(file(running.name()), running);
    }

    void forget(Running running) {
        try {
            Files.deleteIfExists(file(running.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return path.resolve(name + SUFFIX);
    }
}
