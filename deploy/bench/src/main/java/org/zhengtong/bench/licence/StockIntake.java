// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.zhengtong.sandbox.SandboxException;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.sandbox.world.World;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.code.OrganisationCode;

/** Takes in a CSV of stock licences (存量证照归集), every rule applied to every row; the floor is COPY of the same bytes. */
final class StockIntake {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final RegistryLoad registry;
    private final PlainTables plain;

    StockIntake(RegistryLoad registry, PlainTables plain) {
        this.registry = registry;
        this.plain = plain;
    }

    void measure(int rows) {
        byte[] file = file(rows);
        double copied = plain.copyLines(file);
        registry.measures().add("floor: COPY of the " + rows + " lines", copied, "s");
        Api registrar = registry.registrar();
        long begun = System.nanoTime();
        String address = "/api/v1/intakes/"
                + registrar
                        .upload("/api/v1/intakes?trust=B&name=bench.csv", file)
                        .path("id")
                        .asText();
        World.await(PATIENCE, () -> registrar.get(address).path("finished").asBoolean(), address);
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonNode outcomes = registrar.get(address).path("outcomes");
        if (outcomes.path("TAKEN").asInt() != rows) {
            throw new SandboxException("bench.import", outcomes.path("TAKEN").asInt(), rows, outcomes);
        }
        registry.measures().add("intake of " + rows + " stock licences", seconds, "s", "< 120", copied);
    }

    private static byte[] file(int rows) {
        LicenceTypeCode type = new LicenceTypeCode(LicenceKind.BUSINESS.code());
        OrganisationCode issuer =
                new OrganisationCode(LicenceKind.BUSINESS.authority().code());
        long series = Instant.now().getEpochSecond();
        StringBuilder csv =
                new StringBuilder("ZZBS,ZZBH,ZZBFJG,ZZBFRQ,CZZT,CZZTDM,CZZTDMLXDM,ZZYXQJZRQ,ZSZTDM,经营者,经营场所,经营范围\r\n");
        for (int i = 0; i < rows; i++) {
            String serial = String.format(Locale.ROOT, "B%d%07d", series, i);
            csv.append(LicenceIdentifier.of(type, issuer, serial, 1).value())
                    .append(",旧字第")
                    .append(serial)
                    .append("号,四川省示例厅,2019-03-01,示例商行,")
                    .append(BusinessFacts.OTHER_SHOP_CODE)
                    .append(",001,长期,01,李四,巴中市巴州区示例路1号,餐饮服务\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
