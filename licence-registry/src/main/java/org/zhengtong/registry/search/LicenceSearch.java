// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

import static org.zhengtong.registry.search.SearchProblem.CURSOR_UNKNOWN;
import static org.zhengtong.registry.search.SearchProblem.SEARCH_NOT_YOURS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.ReadingConfig;
import org.zhengtong.registry.register.Origin;
import org.zhengtong.registry.search.Question.Order;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Finds licences (证照检索), issued here and taken in, masked, and records who was shown which for what. */
@ApplicationScoped
public class LicenceSearch {

    private final SearchStore register;
    private final StockSearchStore stock;
    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final ReadingConfig reading;

    LicenceSearch(
            SearchStore register,
            StockSearchStore stock,
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            AccessLog accessLog,
            ReadingConfig reading) {
        this.register = register;
        this.stock = stock;
        this.authorities = authorities;
        this.types = types;
        this.accessLog = accessLog;
        this.reading = reading;
    }

    /** One page of what the reader may be shown. */
    @Transactional
    public SearchPage find(Question asked, Reading reader) {
        Question question = asked.of(reader.organisation(), reading.perRequest());
        String authority = question.authority();
        if (!question.pointed() && authority != null && !authorities.actsThrough(authority, reader.organisation())) {
            throw new ProblemException(
                    SEARCH_NOT_YOURS,
                    reader.organisation() + " may not list licences of " + authority
                            + ": name the holder or the number");
        }
        register.planByValues();
        Place after = place(question, reader);
        List<Hit> hits = Place.merged(
                question.asks(Origin.ISSUED) ? register.find(question, after.issued()) : List.of(),
                question.asks(Origin.TAKEN_IN) ? stock.find(question, after.takenIn()) : List.of(),
                question);
        accessLog.record(hits.stream().map(Hit::shown).toList(), AccessLog.Action.SEARCH, reader);
        return SearchPage.of(
                hits, question.limit(), hit -> types.of(new LicenceTypeCode(hit.licenceType()), hit.typeRevision()));
    }

    /** Where the page before ended: a licence among those that are listed, else the answer would tell of others. */
    private Place place(Question question, Reading reader) {
        String cursor = question.cursor();
        String name = question.order() == Order.NAME ? String.valueOf(question.name()) : "";
        return cursor == null
                ? Place.start(name)
                : register.place(question, cursor)
                        .or(() -> stock.place(question, cursor))
                        .filter(place -> place.name().startsWith(name))
                        .orElseThrow(() -> {
                            accessLog.missed(reader);
                            return new ProblemException(CURSOR_UNKNOWN, "use the nextCursor of the page before");
                        });
    }
}
