// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.dcat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.zhengtong.catalog.entry.PublishedEntry;

/**
 * IRIs of what an export speaks of.
 *
 * @param base begins all of them, without a slash at the end
 */
record Names(String base) {

    static Names under(URI base) {
        return new Names(base.toString().replaceFirst("/+$", ""));
    }

    String catalogue() {
        return base + "/api/v1/catalogue/dcat";
    }

    String page(String after, int limit) {
        return catalogue() + "?limit=" + limit + (after.isEmpty() ? "" : "&after=" + encoded(after));
    }

    String entry(PublishedEntry entry) {
        return base + "/api/v1/catalogue/entries/" + encoded(entry.entryId());
    }

    String dataset(PublishedEntry entry) {
        return entry(entry) + "#dataset";
    }

    String dataService(PublishedEntry entry) {
        return entry(entry) + "#service";
    }

    String exchanges() {
        return base + "/api/v1/exchanges";
    }

    String organisation(String code) {
        return base + "/id/organisation/" + encoded(code);
    }

    String resource(String code) {
        return base + "/id/resource/" + encoded(code);
    }

    String itemClass(String code) {
        return base + "/id/class/" + encoded(code);
    }

    String division(String code) {
        return base + "/id/division/" + encoded(code);
    }

    static String mail(String address) {
        return "mailto:" + encoded(address).replace("%40", "@");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
