// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengtong.client.ExchangeResult;

/** What one step sees while it is played: the nodes passed, findings to print, and whether every check held. */
final class Scene {

    private final List<String> nodes = new ArrayList<>();
    private final Map<String, Object> findings = new LinkedHashMap<>();
    private boolean held = true;

    /** Goes to an application. */
    Scene at(String application) {
        nodes.add(application);
        return this;
    }

    /** Takes over the route of an exchange. */
    Scene along(ExchangeResult exchange) {
        exchange.route().forEach(hop -> nodes.add(hop.node() + "=" + hop.millis() + "ms"));
        return this;
    }

    /** Notes something worth telling. */
    Scene finding(String name, Object value) {
        findings.put(name, value);
        return this;
    }

    /** Notes something that must be so; if it is not, the step fails and says what was expected. */
    Scene expect(String name, Object expected, Object seen) {
        findings.put(name, seen);
        if (!expected.equals(seen)) {
            held = false;
            findings.put(name + ".expected", expected);
        }
        return this;
    }

    Step done(int number, String name, String title, long millis) {
        return new Step(number, name, title, List.copyOf(nodes), millis, held, new LinkedHashMap<>(findings));
    }
}
