// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.World;

/** Imports files at one node and waits until each is taken. */
final class BulkImport {

    private static final String IMPORTS = "/api/v1/catalogue/imports";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> ENDED = List.of("DONE", "REFUSED");

    private final Api administrator;

    BulkImport(Api administrator) {
        this.administrator = administrator;
    }

    /** Imports a file; all of its rows must be taken. */
    void take(byte[] csv, boolean publish, int rows) {
        JsonNode report = administrator.upload(IMPORTS + "?publish=" + publish, csv);
        if (report.has("status")) {
            String address = IMPORTS + "/" + report.path("id").asText();
            World.await(PATIENCE, () -> ENDED.contains(status(address)), address);
            report = administrator.get(address);
        }
        int taken = report.path("imported").asInt() + report.path("warned").asInt();
        if (taken != rows) {
            throw new SandboxException(
                    "bench.import", taken, rows, report.path("outcomes").path(0));
        }
    }

    private String status(String address) {
        return administrator.get(address).path("status").asText();
    }
}
