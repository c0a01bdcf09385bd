// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.topology.PrivateFile;
import org.zhengtong.schemas.evidence.EvidenceExport;
import org.zhengtong.schemas.evidence.LogVerifier;
import org.zhengtong.schemas.evidence.SignedHeads;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.network.NetworkMapDocument;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.Sm2PublicKey;

/**
 * Checks evidence logs (存证核验) with nothing but their export, the signed network map and the root's certificate: no node is believed.
 */
public final class EvidenceAudit {

    private static final String EXPORT = "/api/v1/evidence/export?fromGroup=0";

    private static final String WITNESSED = "/api/v1/witnessed-heads";

    private final KeyLookup keys;
    private final LogVerifier verifier;

    private EvidenceAudit(KeyLookup keys) {
        this.keys = keys;
        this.verifier = new LogVerifier(keys);
    }

    /**
     * With the keys of a network map.
     *
     * @param map file of the signed map
     * @param rootCertificate PEM of the SM2 root
     */
    public static EvidenceAudit trusting(Path map, Path rootCertificate) {
        try {
            Sm2PublicKey root = Sm2PublicKey.ofCertificate(Files.readString(rootCertificate));
            return new EvidenceAudit(NetworkMapDocument.verify(Files.readAllBytes(map), root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The signed heads that nodes hold of their neighbours' logs, as bytes. To be read before the logs: a log that lacks a head somebody
     * holds was cut or rewritten.
     */
    static List<byte[]> witnessed(Collection<Api> auditors) {
        List<byte[]> signed = new ArrayList<>();
        for (Api auditor : auditors) {
            for (JsonNode head : auditor.get(WITNESSED)) {
                signed.add(Base64.getDecoder().decode(head.path("signedHead").asText()));
            }
        }
        return signed;
    }

    /** The heads, their signatures checked, by the node whose log they are of. */
    Map<String, List<LogHead>> byNode(Collection<byte[]> signedHeads) {
        Map<String, List<LogHead>> held = new TreeMap<>();
        for (byte[] signed : signedHeads) {
            LogHead head = SignedHeads.verify(Wire.decode(signed, SignedLogHead.class), keys);
            held.computeIfAbsent(head.getNode(), node -> new ArrayList<>()).add(head);
        }
        return held;
    }

    /** Fetches and checks the log of each node, by node code, also against what its neighbours hold of it. */
    public Map<String, LogVerifier.Result> verify(Map<String, Api> auditors) {
        Map<String, List<LogHead>> held = byNode(witnessed(auditors.values()));
        Map<String, LogVerifier.Result> results = new TreeMap<>();
        auditors.forEach((node, api) -> results.put(node, verify(api, held.getOrDefault(node, List.of()))));
        return results;
    }

    /** Checks a node's whole log while it comes. */
    LogVerifier.Result verify(Api auditor, Collection<LogHead> heldByOthers) {
        return auditor.read(EXPORT, log -> verify(text(log), heldByOthers));
    }

    /** Keeps a node's whole log as a file, and checks the file. */
    LogVerifier.Result export(Api auditor, Path file, Collection<LogHead> heldByOthers) {
        auditor.read(EXPORT, log -> {
            PrivateFile.write(file, log);
            return file;
        });
        return verify(file, heldByOthers);
    }

    /** Checks an exported file. */
    LogVerifier.Result verify(Path file, Collection<LogHead> heldByOthers) {
        try (InputStream log = Files.newInputStream(file)) {
            return verify(text(log), heldByOthers);
        } catch (IOException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    /** What is no UTF-8 becomes a line that cannot be read, and so a fault of the log. */
    private static Reader text(InputStream log) {
        return new InputStreamReader(log, StandardCharsets.UTF_8);
    }

    /** Checks one exported log, with the heads that others hold of it. */
    public LogVerifier.Result verify(Reader export, Collection<LogHead> heldByOthers) {
        return verifier.verify(EvidenceExport.read(export), heldByOthers);
    }
}
