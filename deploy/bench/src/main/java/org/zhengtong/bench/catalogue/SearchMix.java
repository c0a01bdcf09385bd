// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.zhengtong.bench.load.Call;
import org.zhengtong.sandbox.world.World;

/**
 * Searches in turn, as people make them: words being typed, names, pinyin, two words, columns, codes, narrowed by a facet; and of twenty-five one
 * that more entries have than are looked at. Each is a first page with its facets.
 */
final class SearchMix implements Supplier<Call> {

    private static final List<String> QUESTIONS = List.of(
            "text=东湖营业执照",
            "text=yyzz&itemClass=105",
            "text=食品经营 南江",
            "text=健康证明年检",
            "text=云岭不动产",
            "text=lqbdc",
            "text=regStatus 青山",
            "text=排污许可证 注销",
            "text=房产证 平川",
            "text=金沙社保",
            "text=老赖 名录",
            "text=hunyindengji mx",
            "text=凤凰医保",
            "text=长河教师资格证书统计表",
            "text=太平税务局",
            "text=驾照 滨海",
            "text=低保 明细&sharingType=UNCONDITIONAL",
            "text=药店",
            "text=北川气象",
            "text=石桥林权登记变更信息",
            "text=新城 危化品",
            "text=西岭公积金",
            "text=安定 取水 台账",
            "text=施工许可证照面&form=02",
            "text=身份证号码");

    private final Map<String, String> headers;
    private final List<String> questions;
    private final AtomicInteger next = new AtomicInteger();

    private SearchMix(Map<String, String> headers, List<String> questions) {
        this.headers = headers;
        this.questions = questions;
    }

    static SearchMix all(Map<String, String> headers) {
        return new SearchMix(headers, QUESTIONS);
    }

    /** The one question of many hits. */
    static SearchMix broad(Map<String, String> headers) {
        return new SearchMix(headers, List.of("text=信息"));
    }

    /** No question: every entry of the node is counted. */
    static SearchMix browsing(Map<String, String> headers) {
        return new SearchMix(headers, List.of("text="));
    }

    @Override
    public Call get() {
        String question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
        String[] parts = question.split("[=&]", 3);
        String path =
                "/api/v1/catalogue/search?text=" + World.encode(parts[1]) + (parts.length > 2 ? "&" + parts[2] : "");
        return new Call("GET", path, headers, new byte[0], 200);
    }
}
