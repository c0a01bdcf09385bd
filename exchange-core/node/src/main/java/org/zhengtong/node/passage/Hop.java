// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One node on an exchange's way and the milliseconds it took, those of the nodes behind it included. Written
 * {@code 511900=12,510000=9} in the header {@code Zt-Route}.
 */
public record Hop(String node, long millis) {

    /** The header that carries the way. */
    public static final String HEADER = "Zt-Route";

    private static final int LONGEST_WAY = 16;
    private static final Pattern FORM = Pattern.compile("([0-9]{6})=([0-9]{1,9})");

    /** Reads the header; what is not a hop is left out, as the way informs and decides nothing. */
    public static List<Hop> parse(String header) {
        List<Hop> way = new ArrayList<>();
        Matcher hop = FORM.matcher(header);
        while (hop.find() && way.size() < LONGEST_WAY) {
            way.add(new Hop(hop.group(1), Long.parseLong(hop.group(2))));
        }
        return way;
    }

    /** Writes the header. */
    public static String format(List<Hop> way) {
        return way.stream().map(hop -> hop.node + "=" + hop.millis).collect(Collectors.joining(","));
    }
}
