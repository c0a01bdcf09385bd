// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.statuslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.statuslist.StatusListStore.Change;
import org.zhengtong.registry.statuslist.StatusListStore.Version;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.statuslist.StatusBits;
import org.zhengtong.schemas.statuslist.StatusList;

/**
 * Publishes the next version of a status list (发布状态列表) in one transaction:
 * <ol>
 *   <li>keep other publications of the list out;
 *   <li>take the committed changes — one that commits meanwhile stays for the next version;
 *   <li>set them in the states of the last version;
 *   <li>sign and store.
 * </ol>
 * A publication that stops anywhere leaves the last version and the changes as they were.
 */
@ApplicationScoped
public class StatusListPublication {

    /** Where the lists lie. */
    public static final String PATH = "/api/v1/status-lists";

    /** A list is signed anew when a quarter of its time has passed, so that what is fetched lasts three quarters at least. */
    private static final int RENEWALS_PER_TTL = 4;

    private final StatusListStore lists;
    private final KeyCustody keys;
    private final StatusListConfig config;
    private final RegistryConfig registry;
    private final Clock clock;

    StatusListPublication(
            StatusListStore lists, KeyCustody keys, StatusListConfig config, RegistryConfig registry, Clock clock) {
        this.lists = lists;
        this.keys = keys;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    /** Stops the start where a key that signs the lists is missing; the message names the setting. */
    void requireKeys() {
        keys.signingKey();
        config.es256Key().ifPresent(keys::es256);
    }

    /** The lists of which a new version is due. */
    List<Integer> due() {
        return lists.due(clock.instant().minus(config.ttl().dividedBy(RENEWALS_PER_TTL)));
    }

    /** Publishes the list's next version and gives its number. */
    @Transactional
    long publish(int list) {
        lists.lock(list);
        List<Change> changes = lists.take(list);
        Optional<Version> last = lists.find(list);
        StatusBits states = last.map(version -> StatusBits.inflate(version.states(), StatusList.ENTRIES))
                .orElseGet(() -> StatusBits.allValid(StatusList.ENTRIES));
        changes.forEach(change -> states.set(change.index(), change.status()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        StatusList next = new StatusList(
                registry.location(PATH) + "/" + list,
                last.map(Version::number).orElse(0L) + 1,
                now,
                config.ttl(),
                states.deflate());
        lists.put(
                list,
                new Version(
                        next.version(),
                        now,
                        next.zlib(),
                        next.sign(JoseKey.sm2(keys.keyId(), keys.signingKey())),
                        config.es256Key()
                                .map(alias -> next.sign(keys.es256(alias)))
                                .orElse(null)));
        return next.version();
    }
}
