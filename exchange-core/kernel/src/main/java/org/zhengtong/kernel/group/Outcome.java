// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.group;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one member of a group (成组处理结果): its result, or why it has none.
 *
 * @param result null when it failed
 * @param failure null when it did not
 */
public record Outcome<R>(@Nullable R result, @Nullable RuntimeException failure) {

    public static <R> Outcome<R> of(R result) {
        return new Outcome<>(result, null);
    }

    public static <R> Outcome<R> failed(RuntimeException failure) {
        return new Outcome<>(null, failure);
    }

    /** The result; throws what it failed with. */
    public R orThrow() {
        if (failure != null || result == null) {
            throw failure == null ? new IllegalStateException("neither result nor failure") : failure;
        }
        return result;
    }

    /** Goes on with the result, where there is one. */
    public <S> Outcome<S> then(Function<R, S> next) {
        try {
            return of(next.apply(orThrow()));
        } catch (RuntimeException thrown) {
            return failed(thrown);
        }
    }

    /**
     * Works all together and, when that fails, each alone, so that one that cannot be done costs the others nothing but time.
     *
     * @param together does all or nothing; one outcome per item, in the same order
     */
    public static <T, R> List<Outcome<R>> each(List<T> items, Function<List<T>, List<Outcome<R>>> together) {
        try {
            return items.isEmpty() ? List.of() : together.apply(items);
        } catch (RuntimeException thrown) {
            if (items.size() == 1) {
                return List.of(failed(thrown));
            }
            List<Outcome<R>> outcomes = new ArrayList<>();
            items.forEach(item -> outcomes.addAll(each(List.of(item), together)));
            return outcomes;
        }
    }
}
