// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Random passwords of one sandbox, made on first use and kept in a file that only its owner reads. The file is the truth: several threads
 * and processes may ask for the same or different secrets at the same time.
 */
public final class Secrets {

    private static final int BYTES = 18;
    private static final Object THREADS = new Object(); // a file lock only keeps other processes out

    private final Path file;

    private Secrets(Path file) {
        this.file = file;
    }

    public static Secrets open(Path file) {
        return new Secrets(file);
    }

    /** The secret of this name, made now if there is none. */
    public String get(String name) {
        return find(name).orElseGet(() -> make(name));
    }

    /** The secret of this name, if it was made. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(read().get(name));
    }

    /** Password of the account {@code admin} of every application. */
    public String admin() {
        return account("admin");
    }

    /** Password of a person's account; the same at every application. */
    public String account(String name) {
        return get("account." + name);
    }

    private String make(String name) {
        synchronized (THREADS) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
                try (FileChannel channel = FileChannel.open(
                                lockFile,
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                PrivateFile.FILE);
                        FileLock held = channel.lock()) {
                    assert held.isValid();
                    Map<String, String> all = read();
                    String secret = all.computeIfAbsent(name, missing -> random()); // somebody may have been faster
                    JsonFile.write(file, all);
                    return secret;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        JsonFile.read(file, Map.class)
                .ifPresent(read -> read.forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value))));
        return all;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
