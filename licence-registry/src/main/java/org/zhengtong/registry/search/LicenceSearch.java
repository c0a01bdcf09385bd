// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.search;

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
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.schemas.code.LicenceTypeCode;

/** Finds licences (证照检索), masked, and records who was shown which for what. */
@ApplicationScoped
public class LicenceSearch {

    private final SearchStore register;
    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final AccessLog accessLog;
    private final ReadingConfig reading;

    LicenceSearch(
            SearchStore register,
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            AccessLog accessLog,
            ReadingConfig reading) {
        this.register = register;
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
        List<Hit> hits = register.find(question);
        accessLog.record(
                hits.stream()
                        .map(hit -> new Shown(hit.identifier(), hit.holder().code(), List.of()))
                        .toList(),
                AccessLog.Action.SEARCH,
                reader);
        return SearchPage.of(
                hits, question.limit(), hit -> types.of(new LicenceTypeCode(hit.licenceType()), hit.typeRevision()));
    }
}
