// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.statuslist.StatusReference;
import org.zhengtong.schemas.statuslist.TokenStatus;

/** The licences' entries in the status lists, and the changes that wait for the next version. */
@ApplicationScoped
public class StatusEntries {

    private final Jdbi jdbi;
    private volatile @Nullable IndexPermutation permutation;

    StatusEntries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An entry nobody has; one that is not used stays unused. */
    public StatusReference next() {
        return next(1).get(0);
    }

    /** So many of them. */
    public List<StatusReference> next(int count) {
        IndexPermutation scattered = permutation();
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT nextval('status_list_position') FROM generate_series(1, :count)")
                        .bind("count", count)
                        .mapTo(Long.class)
                        .map(scattered::of)
                        .list());
    }

    /** Gives their entries to licences that are entered in the register. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(Map<LicenceIdentifier, StatusReference> references) {
        insert(references);
    }

    /** The licence's entry. One that was registered without gets it now, with its state in the next version. */
    @Transactional
    public StatusReference of(LicenceIdentifier identifier, TokenStatus status) {
        Optional<StatusReference> known = find(identifier);
        if (known.isPresent()) {
            return known.get();
        }
        StatusReference fresh = next();
        if (insert(Map.of(identifier, fresh))) {
            change(fresh, status);
            return fresh;
        }
        return find(identifier).orElseThrow();
    }

    /** The licence's state changed in the caller's transaction: the next version shows it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(LicenceIdentifier identifier, TokenStatus status) {
        Optional<StatusReference> known = find(identifier);
        if (known.isEmpty()) {
            insert(Map.of(identifier, next()));
        }
        change(known.or(() -> find(identifier)).orElseThrow(), status);
    }

    /** The licence an entry is of. */
    public Optional<String> licence(StatusReference reference) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT identifier
                        FROM status_list_entry
                        WHERE list = :list AND index = :index
                        """)
                .bind("list", reference.list())
                .bind("index", reference.index())
                .mapTo(String.class)
                .findOne());
    }

    private Optional<StatusReference> find(LicenceIdentifier identifier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT list, index
                        FROM status_list_entry
                        WHERE identifier = :identifier
                        """)
                .bind("identifier", identifier.value())
                .map((row, context) -> new StatusReference(row.getInt("list"), row.getInt("index")))
                .findOne());
    }

    private boolean insert(Map<LicenceIdentifier, StatusReference> references) {
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO status_list_entry (identifier, list, index)
                    VALUES (:identifier, :list, :index)
                    ON CONFLICT (identifier) DO NOTHING
                    """);
            references.forEach((identifier, reference) -> batch.bind("identifier", identifier.value())
                    .bind("list", reference.list())
                    .bind("index", reference.index())
                    .add());
            return references.isEmpty() || IntStream.of(batch.execute()).allMatch(inserted -> inserted == 1);
        });
    }

    private void change(StatusReference reference, TokenStatus status) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO status_list_change (list, index, status)
                        VALUES (:list, :index, :status)
                        """)
                .bind("list", reference.list())
                .bind("index", reference.index())
                .bind("status", status.name())
                .execute());
    }

    private IndexPermutation permutation() {
        IndexPermutation known = permutation;
        if (known == null) {
            known = new IndexPermutation(
                    jdbi.withHandle(handle -> handle.createQuery("SELECT secret FROM status_list_key")
                            .mapTo(byte[].class)
                            .one()));
            permutation = known;
        }
        return known;
    }
}
