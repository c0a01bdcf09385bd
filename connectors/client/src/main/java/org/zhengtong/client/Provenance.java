// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where shared data comes from (数据来源): who answered, when, and by which revision of the catalogue entry. */
public final class Provenance {

    private final Map<String, @Nullable Object> members;

    Provenance(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    public String providerNode() {
        return Json.text(members, "providerNode");
    }

    /** 统一社会信用代码 of the providing organisation. */
    public String providerOrganisation() {
        return Json.text(members, "providerOrganisation");
    }

    public String resource() {
        return Json.text(members, "resource");
    }

    public long entryRevision() {
        return Json.number(members, "entryRevision");
    }

    /** RFC 3339 time the data is good for, when the provider states one. */
    public Optional<String> asOf() {
        return Optional.of(Json.text(members, "asOf")).filter(text -> !text.isEmpty());
    }

    /** RFC 3339 time the answer was made. */
    public String producedAt() {
        return Json.text(members, "producedAt");
    }

    @Override
    public String toString() {
        return "Provenance" + members;
    }
}
