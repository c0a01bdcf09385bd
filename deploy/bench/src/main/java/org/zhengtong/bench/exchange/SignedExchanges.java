// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.zhengtong.bench.load.Call;
import org.zhengtong.schemas.http.RequestSignature;
import org.zhengtong.schemas.proof.Sm2Key;

/** Exchange calls of one application system, each with a nonce and SM2 signature of its own, as the SDK makes them. */
final class SignedExchanges implements Supplier<Call> {

    private static final String PATH = "/api/v1/exchanges";

    private final String system;
    private final Sm2Key key;
    private final byte[] body;

    SignedExchanges(String system, Path keyFile, String resource) {
        this.system = system;
        try {
            this.key = Sm2Key.ofPem(Files.readString(keyFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.body = ("{\"resource\":\"" + resource + "\",\"mode\":\"FETCH\",\"parameters\":{\"id\":\"1\"},"
                        + "\"purpose\":\"ADMINISTRATIVE_BASIS\",\"caseNumber\":\"BENCH-1\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Call get() {
        Map<String, String> headers =
                new HashMap<>(RequestSignature.sign("POST", PATH, null, body, system, key, Instant.now())
                        .asMap());
        headers.put("Content-Type", "application/json");
        return new Call("POST", PATH, headers, body, 200);
    }
}
