// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.schemas.code.InvalidCodeException;

/** Reads the holders of a row: lists joined by {@code ^} that run in parallel (GB/T 36903-2018), one holder normally. */
final class StockHolders {

    /** Code types a row may have (持证主体代码类型); those later interfaces added have no name here. */
    static final List<String> SCHEMES = List.of(
            "001", "099", "111", "112", "113", "114", "115", "116", "117", "118", "119", "120", "121", "122", "411",
            "412", "413", "414", "511", "512", "513", "514", "515", "516", "551", "552", "999");

    /** Codes of the Guangdong and Beijing interfaces. */
    private static final List<HolderScheme> CHECKED = List.of(HolderScheme.CITIZEN_ID, HolderScheme.USCC);

    private static final Map<String, String> OTHER_SCHEMES = Map.of("10", "111");

    private final Function<StockItem, String> cell;
    private final BiConsumer<StockFinding, StockItem> warn;

    StockHolders(Function<StockItem, String> cell, BiConsumer<StockFinding, StockItem> warn) {
        this.cell = cell;
        this.warn = warn;
    }

    /** The holders; empty when one is missing or the lists differ in length. One code type stands for all. */
    Optional<List<StockHolder>> read() {
        List<String> names = list(StockItem.HOLDER);
        List<String> codes = list(StockItem.HOLDER_CODE);
        List<String> schemes = list(StockItem.HOLDER_SCHEME);
        boolean parallel = names.size() == codes.size() && (schemes.size() == 1 || schemes.size() == names.size());
        if (!parallel
                || names.stream().anyMatch(String::isEmpty)
                || codes.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        List<StockHolder> holders = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String code = codes.get(i).toUpperCase(Locale.ROOT);
            String scheme = scheme(schemes.get(schemes.size() == 1 ? 0 : i), code);
            if (!sound(scheme, code)) {
                warn.accept(StockFinding.HOLDER_CODE_UNSOUND, StockItem.HOLDER_CODE);
            }
            holders.add(new StockHolder(names.get(i), scheme, code));
        }
        return Optional.of(holders);
    }

    private List<String> list(StockItem item) {
        return List.of(cell.apply(item).split("\\^", -1)).stream()
                .map(String::strip)
                .toList();
    }

    private String scheme(String given, String code) {
        String scheme = OTHER_SCHEMES.getOrDefault(given, given);
        if (SCHEMES.contains(scheme)) {
            return scheme;
        }
        warn.accept(StockFinding.HOLDER_SCHEME_GUESSED, StockItem.HOLDER_SCHEME);
        for (HolderScheme known : CHECKED) {
            if (sound(known.nationalCode(), code)) {
                return known.nationalCode();
            }
        }
        return "999";
    }

    /** Whether the code keeps its standard; codes without a check character always do. */
    static boolean sound(String scheme, String code) {
        for (HolderScheme known : CHECKED) {
            if (known.nationalCode().equals(scheme)) {
                try {
                    known.checked(code);
                } catch (InvalidCodeException unsound) {
                    return false;
                }
            }
        }
        return true;
    }
}
