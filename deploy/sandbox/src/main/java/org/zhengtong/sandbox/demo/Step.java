// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of the demo as it happened.
 *
 * @param number from 1
 * @param name stable name
 * @param title what it does, in the user's language
 * @param nodes applications and nodes it went through, in order, as {@code code} or {@code code=millis}
 * @param millis wall time
 * @param held whether what the step promises was seen
 * @param findings what was seen, name to value
 */
public record Step(
        int number,
        String name,
        String title,
        List<String> nodes,
        long millis,
        boolean held,
        Map<String, Object> findings) {

    /** As one JSON object. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("name", name);
        map.put("title", title);
        map.put("nodes", nodes);
        map.put("millis", millis);
        map.put("held", held);
        map.put("findings", findings);
        return map;
    }
}
