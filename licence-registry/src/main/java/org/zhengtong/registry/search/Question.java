// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.stock.StockHolder;

/**
 * What is looked for (检索条件); what is left out may be anything.
 *
 * @param holder code of the holder 持证主体代码
 * @param holderScheme what that holder is known by
 * @param number 证照编号, whole
 * @param name a person's whole name, or how an organisation's name begins
 * @param status how it stands on the day it is asked for
 * @param authority issuing authority; the caller's own where neither holder nor number is given
 * @param origin issued here or taken in; both where nothing is asked
 * @param cursor identifier of the last hit of the page before
 */
public record Question(
        @Nullable String holder,
        @Nullable HolderScheme holderScheme,
        @Nullable String number,
        @Nullable String name,
        @Nullable String licenceType,
        @Nullable String authority,
        @Nullable Origin origin,
        @Nullable Standing status,
        @Nullable String cursor,
        int limit) {

    /** Whether it names one holder or one licence, which any reader may ask for. */
    boolean pointed() {
        return holder != null || number != null;
    }

    /** The authority whose licences alone are listed; null where the holder's or the number's are, of all. */
    @Nullable
    String listed() {
        return pointed() ? null : authority;
    }

    /** The order of the pages (排序). */
    enum Order {
        /** Newest day of issue first. */
        NEWEST,
        /** By name. */
        NAME,
        /** Latest end first: of an authority's expired licences the newest lie behind all that are in force. */
        END
    }

    /** How pages go on. */
    Order order() {
        if (pointed()) {
            return Order.NEWEST;
        }
        if (name != null) {
            return Order.NAME;
        }
        return status == Standing.EXPIRED ? Order.END : Order.NEWEST;
    }

    /** Whether an authority's licences that are not yet valid are listed, which are few. */
    boolean ahead() {
        return !pointed() && name == null && status == Standing.NOT_YET_VALID;
    }

    /** Whether licences of this origin are looked for. */
    boolean asks(Origin one) {
        return origin == null || origin == one;
    }

    /** Name of the holder's scheme; null where any will do. */
    @Nullable
    String scheme() {
        return holderScheme == null ? null : holderScheme.name();
    }

    /** The code types under which rows taken in may name the holder. */
    List<String> stockSchemes() {
        return StockHolder.schemes(holderScheme, String.valueOf(holder));
    }

    Question of(String organisation, int most) {
        return new Question(
                holder,
                holderScheme,
                number,
                name,
                licenceType,
                authority == null && !pointed() ? organisation : authority,
                origin,
                status,
                cursor,
                Math.min(limit, most));
    }
}
