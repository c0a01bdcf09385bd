// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.e2e;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhengtong.sandbox.world.Organisation;
import org.zhengtong.sandbox.world.World;

/** Catalogue entries of the tests, each with a name of its own. */
final class Entries {

    static final String PATH = "/api/v1/catalogue/entries";

    private Entries() {}

    static String name() {
        return "命令行样例" + UUID.randomUUID();
    }

    /** A draft of an organisation at its node; its id. */
    static String draft(World world, String name, Organisation provider, String sharingType) {
        return world.manager(provider)
                .post(PATH, metadata(name, provider, sharingType))
                .path("id")
                .asText();
    }

    static Map<String, Object> metadata(String name, Organisation provider, String sharingType) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("classCode", "105002");
        entry.put("providerOrganisation", provider.code());
        entry.put("providerName", provider.name());
        entry.put("summary", "从命令行办理的样例目录");
        entry.put("format", "0311");
        entry.put("items", List.of(Map.of("name", "名称", "columnName", "name", "dataType", "STRING", "length", 20)));
        entry.put("sharingType", sharingType);
        entry.put("sharingCondition", "用于政务服务办件");
        entry.put("sharingMethod", "API");
        entry.put("openFlag", false);
        entry.put("updateCycle", "REALTIME");
        return entry;
    }

    /** A CSV table of entries whose names begin alike. */
    static byte[] table(String stem, int rows, Organisation provider) {
        String columns = "信息资源名称,信息资源分类,提供方代码,信息资源提供方,信息资源摘要,信息资源格式,信息项,共享类型,共享条件,共享方式,是否向社会开放,更新周期";
        return Stream.concat(
                        Stream.of(columns),
                        IntStream.range(0, rows)
                                .mapToObj(row -> String.join(
                                        ",",
                                        stem + row,
                                        "105002",
                                        provider.code(),
                                        provider.name(),
                                        "虚构的样例目录",
                                        "0311",
                                        "名称:name:C:20",
                                        "有条件共享",
                                        "用于政务服务办件",
                                        "接口",
                                        "否",
                                        "每日")))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A published entry; its resource code. */
    static String published(World world, String name, Organisation provider, String sharingType) {
        String id = draft(world, name, provider, sharingType);
        return world.manager(provider)
                .post(PATH + "/" + id + "/publication", Map.of())
                .path("resource")
                .asText();
    }
}
