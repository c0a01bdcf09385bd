// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.register.LicenceStore.Practice;
import org.zhengtong.registry.statuslist.StatusListConfig;
import org.zhengtong.registry.statuslist.StatusListPublication;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.offline.TrustList;
import org.zhengtong.schemas.offline.TrustList.Authority;
import org.zhengtong.schemas.offline.TrustList.Kind;
import org.zhengtong.schemas.offline.TrustList.StatusKey;

/**
 * Draws up and signs the trust list (签发信任列表): every authority with a key here, with the types it may issue by
 * its level and those it issued when that was another.
 */
@ApplicationScoped
class TrustListIssue {

    private final IssuingAuthorityStore authorities;
    private final LicenceTypeStore types;
    private final LicenceStore licences;
    private final KeyCustody keys;
    private final AuthorityCertificates certificates;
    private final StatusListConfig statusLists;
    private final OfflineConfig config;
    private final RegistryConfig registry;
    private final Clock clock;

    TrustListIssue(
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            LicenceStore licences,
            KeyCustody keys,
            AuthorityCertificates certificates,
            StatusListConfig statusLists,
            OfflineConfig config,
            RegistryConfig registry,
            Clock clock) {
        this.authorities = authorities;
        this.types = types;
        this.licences = licences;
        this.keys = keys;
        this.certificates = certificates;
        this.statusLists = statusLists;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    String signed() {
        Instant now = clock.instant();
        List<IssuingAuthority> signing = authorities.all().stream()
                .filter(authority -> keys.aliases().contains(authority.code().value()))
                .toList();
        List<LicenceType> all = types.all();
        Set<Practice> practices = licences.practices(
                signing.stream().map(authority -> authority.code().value()).toList(),
                all.stream().map(type -> type.code().value()).toList());
        List<Authority> issuers = signing.stream()
                .map(authority -> new Authority(
                        authority.code().value(),
                        authority.name(),
                        List.of(keys.certificatePem(authority.code().value())),
                        certificates.former(authority.code().value()),
                        kinds(authority, all, practices)))
                .toList();
        List<StatusKey> statusKeys = new ArrayList<>(List.of(new StatusKey(keys.keyId(), keys.certificatePem())));
        statusLists
                .es256Key()
                .ifPresent(alias -> statusKeys.add(new StatusKey(alias, keys.es256CertificatePem(alias))));
        TrustList list = new TrustList(
                "registry-" + registry.node(),
                now,
                now.plus(config.trustListLasts()),
                registry.location(StatusListPublication.PATH).toString(),
                statusKeys,
                issuers);
        return list.sign(JoseKey.sm2(keys.keyId(), keys.signingKey()), keys.certificatePem());
    }

    private static List<Kind> kinds(IssuingAuthority authority, List<LicenceType> all, Set<Practice> practices) {
        return all.stream()
                .filter(type -> type.terms().issuedAt(authority.level())
                        || practices.contains(new Practice(
                                authority.code().value(), type.code().value())))
                .map(type -> new Kind(type.code().value(), type.name()))
                .toList();
    }
}
