// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.zhengtong.bench.load.Call;
import org.zhengtong.bench.load.LoadResult;
import org.zhengtong.sandbox.world.BusinessFacts;
import org.zhengtong.sandbox.world.LicenceKind;
import org.zhengtong.sandbox.world.World;

/**
 * Searches a full register, each time for another licence of those filled in, and for the holder of all that {@code intake} took in; the floor
 * is a row by its primary key in SQL.
 */
final class LicenceSearch {

    private static final int CONNECTIONS = 2;
    private static final String TYPE = "&licenceType=" + LicenceKind.BUSINESS.code();

    private final RegistryLoad registry;
    private final PlainTables plain;

    LicenceSearch(RegistryLoad registry, PlainTables plain) {
        this.registry = registry;
        this.plain = plain;
    }

    void measure(int licences) throws InterruptedException {
        FilledRegister filled = new FilledRegister(plain);
        long begun = System.nanoTime();
        int there = filled.upTo(licences);
        registry.measures().add("register filled to " + licences, (System.nanoTime() - begun) / 1e9, "s");
        double row = plain.rowMillis(filled.identifier(there / 2));
        registry.measures().add("floor: licence by primary key, SQL, p95", row, "ms");
        search("holder", there, row, number -> "holder=" + filled.holder(number));
        search("holder and type", there, row, number -> "holder=" + filled.holder(number) + TYPE);
        search("holder of the licences taken in", there, row, number -> "holder=" + BusinessFacts.OTHER_SHOP_CODE);
        search("number", there, row, number -> "number=" + World.encode(FilledRegister.number(number)));
        String authority = "authority=" + LicenceKind.BUSINESS.authority().code();
        search("type and authority", there, row, number -> authority + TYPE);
        search("authority, in force", there, row, number -> authority + "&status=IN_FORCE");
        search("authority, expired", there, row, number -> authority + "&status=EXPIRED");
    }

    private void search(String what, int there, double row, IntFunction<String> question) throws InterruptedException {
        Map<String, String> headers = registry.registrarHeaders();
        LoadResult result = registry.closed(
                () -> new Call(
                        "GET",
                        "/api/v1/licences?purpose=DATA_CHECK&"
                                + question.apply(ThreadLocalRandom.current().nextInt(there)),
                        headers,
                        new byte[0],
                        200),
                CONNECTIONS);
        registry.measures().add("search by " + what + " p50", result.millisAt(50), "ms");
        registry.measures().add("search by " + what + " p95", result.millisAt(95), "ms", "< 50", row);
        registry.measures().failures(result);
    }
}
