// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;

/** Reads a status list as it is published; its signature is for others to check. */
final class PublishedList {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedList() {}

    /** Which entry of which list is a licence's. */
    record Entry(int list, int index) {
        static Entry of(Api registrar, String identifier) {
            JsonNode status = registrar
                    .get("/api/v1/licences/" + identifier + "/document?purpose=DATA_CHECK", "application/json")
                    .at("/content/status");
            return new Entry(status.path("list").asInt(), status.path("index").asInt());
        }
    }

    /** A version of a list. */
    record Version(long number, StatusBits states) {}

    /** The states of the newest version. */
    static StatusBits states(Api api, int list) {
        return read(api, list).states();
    }

    /** The newest version. */
    static Version read(Api api, int list) {
        String payload = api.text("/api/v1/status-lists/" + list + "/sm2").split("\\.")[1];
        try {
            JsonNode said = JSON.readTree(Base64.getUrlDecoder().decode(payload));
            String states = said.at("/status_list/lst").asText();
            return new Version(
                    said.path("version").asLong(),
                    StatusBits.inflate(Base64.getUrlDecoder().decode(states), StatusList.ENTRIES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
