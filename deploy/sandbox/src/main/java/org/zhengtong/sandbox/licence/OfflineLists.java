// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.licence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.api.ApiProblem;
import org.zhengtong.sandbox.topology.PrivateFile;
import org.zhengtong.schemas.offline.OfflineVerification;

/** The folder with the lists for offline verification (离线核验材料): trust lists and status lists of registries. */
record OfflineLists(Path folder) {

    private static final String TRUST = "trust-list-";
    private static final String STATUS = "status-list-";
    private static final String ENDING = ".jwt";

    /** Fetches a registry's lists and says which files they are in. */
    List<String> fetch(String registry, Api api) {
        List<String> files = new ArrayList<>();
        files.add(write(TRUST + registry, api.text("/api/v1/trust-list")));
        try {
            for (int list = 0; ; list++) {
                files.add(write(STATUS + registry + "-" + list, api.text("/api/v1/status-lists/" + list + "/sm2")));
            }
        } catch (ApiProblem last) {
            if (!last.code().equals("STATUS_LIST_NOT_FOUND")) {
                throw last;
            }
        }
        return files;
    }

    /** Verification with what lies in the folder. */
    OfflineVerification verification(Path rootCertificate) {
        try {
            return new OfflineVerification(root(rootCertificate), read(TRUST), read(STATUS));
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", folder);
        }
    }

    /** The anchor of all trust, PEM. */
    static String root(Path certificate) {
        try {
            return Files.readString(certificate);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", certificate);
        }
    }

    private String write(String name, String jwt) {
        Path file = folder.resolve(name + ENDING);
        PrivateFile.write(file, jwt.getBytes(StandardCharsets.US_ASCII));
        return file.toString();
    }

    private List<String> read(String beginning) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
