// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void whatSeveralMakeAtTheSameTimeIsAllKept() {
        Path file = folder.resolve("secrets.json");
        Map<String, String> made = new ConcurrentHashMap<>();

        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> made.put("secret" + i % 20, Secrets.open(file).get("secret" + i % 20)));

        assertThat(made).hasSize(20);
        made.forEach((name, secret) -> assertThat(Secrets.open(file).find(name)).contains(secret));
    }

    @Test
    void onlyTheOwnerReadsThem() throws Exception {
        Path file = folder.resolve("secrets.json");

        assertThat(Secrets.open(file).admin()).hasSize(24);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
