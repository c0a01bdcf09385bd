// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.servicecase;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.item.ItemMaterial;
import org.zhengtong.registry.item.ItemMaterial.Source;

/** A material of a case (办件材料): what the item asked for when the case was opened, and what became of it last. */
public record CaseMaterial(
        String code,
        String name,
        boolean required,
        List<Source> sources,
        State state,
        @Nullable MaterialEvent last) {

    /** PENDING until it is waived by reuse (免提交) or submitted. */
    public enum State {
        PENDING,
        WAIVED,
        SUBMITTED
    }

    public CaseMaterial {
        sources = List.copyOf(sources);
    }

    /** The material as the item lists it, with its sources. */
    ItemMaterial listed() {
        return new ItemMaterial(code, name, required, sources);
    }
}
