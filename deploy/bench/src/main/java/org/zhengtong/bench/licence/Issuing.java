// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.World;

/** Issues licences, data only: signed, durable, entered with their events. The floor signs and inserts one row each. */
final class Issuing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "≥ 1500";
    private static final int BATCH = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RegistryLoad registry;
    private final List<String> issued = new ArrayList<>();

    Issuing(RegistryLoad registry) {
        this.registry = registry;
    }

    /** One licence a request. */
    void single(double floor) throws InterruptedException {
        Map<String, String> headers = registry.registrarHeaders();
        LoadResult result = registry.closed(
                () -> {
                    Map<String, String> all = new HashMap<>(headers);
                    all.put("Idempotency-Key", UUID.randomUUID().toString());
                    return new Call("POST", "/api/v1/licences", all, bytes(order()), 201);
                },
                registry.options().connections());
        registry.measures().addRate("issue, one a request", result, TARGET, floor);
    }

    /** Batches, all sent before the first is done; measured from the first request until every row has its licence. */
    void batch(int orders, double floor) {
        issue(Math.min(orders, BATCH));
        long begun = System.nanoTime();
        List<String> batches = send(orders);
        double seconds = (System.nanoTime() - begun) / 1e9;
        batches.forEach(this::collect);
        registry.measures().add("issue, batches of " + BATCH, orders / seconds, "1/s", TARGET, floor);
    }

    /** Identifiers of licences that were issued in batches, as many as asked for. */
    List<String> issued(int count) {
        if (issued.size() < count) {
            issue(count - issued.size());
        }
        return issued.subList(0, count);
    }

    private void issue(int orders) {
        send(orders).forEach(this::collect);
    }

    /** The batches, each finished. */
    private List<String> send(int orders) {
        Api registrar = registry.registrar();
        List<String> batches = new ArrayList<>();
        for (int from = 0; from < orders; from += BATCH) {
            List<Map<String, Object>> rows = IntStream.range(from, Math.min(orders, from + BATCH))
                    .mapToObj(row -> Map.<String, Object>of(
                            "requestId", UUID.randomUUID().toString(), "licence", order()))
                    .toList();
            batches.add(registrar
                    .post(
                            "/api/v1/issuance-batches",
                            Map.of("rows", rows),
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .path("id")
                    .asText());
        }
        for (String batch : batches) {
            String address = "/api/v1/issuance-batches/" + batch;
            World.await(PATIENCE, () -> registrar.get(address).hasNonNull("finishedAt"), address);
        }
        return batches;
    }

    private void collect(String batch) {
        Api registrar = registry.registrar();
        for (int cursor = 0; cursor >= 0; ) {
            JsonNode page = registrar.get("/api/v1/issuance-batches/" + batch + "/rows?limit=1000&cursor=" + cursor);
            for (JsonNode row : page.path("items")) {
                if (!row.path("outcome").asText().equals("ISSUED")) {
                    throw new SandboxException("bench.not-issued", row);
                }
                issued.add(row.path("identifier").asText());
            }
            cursor = page.path("nextCursor").asInt(-1);
        }
    }

    private static Map<String, Object> order() {
        return BusinessFacts.businessLicence("BENCH-" + UUID.randomUUID());
    }

    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
