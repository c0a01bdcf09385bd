// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.zhengtong.sandbox.SandboxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code zt application supplement APPLICATION --paper FILE}: names each paper with its digest; the file stays where it is. */
@Command(name = "supplement")
final class SupplementApplication extends ApplicationCommands.OfApplication {

    @Option(names = "--paper", paramLabel = "FILE", descriptionKey = "option.paper")
    private List<Path> papers = new ArrayList<>();

    @Option(names = "--remark", paramLabel = "TEXT", defaultValue = "", descriptionKey = "option.remark")
    private String remark;

    @Override
    public Integer call() {
        return step(
                "supplement",
                Map.of(
                        "papers",
                        papers.stream().map(SupplementApplication::named).toList(),
                        "remark",
                        remark));
    }

    private static Map<String, Object> named(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Map.of(
                    "name",
                    String.valueOf(file.getFileName()),
                    "algorithm",
                    "SHA_256",
                    "digest",
                    HexFormat.of().formatHex(digest),
                    "size",
                    content.length);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
