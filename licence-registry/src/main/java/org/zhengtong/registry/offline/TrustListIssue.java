// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.offline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.registry.licencetype.LicenceType;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.offline.ListedCertificates.Listed;
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
    private final ListedCertificates certificates;
    private final StatusListConfig statusLists;
    private final OfflineConfig config;
    private final RegistryConfig registry;
    private final Clock clock;

    TrustListIssue(
            IssuingAuthorityStore authorities,
            LicenceTypeStore types,
            LicenceStore licences,
            KeyCustody keys,
            ListedCertificates certificates,
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
                .map(authority -> listed(authority, kinds(authority, all, practices)))
                .toList();
        TrustList list = new TrustList(
                "registry-" + registry.node(),
                now,
                now.plus(config.trustListLasts()),
                registry.location(StatusListPublication.PATH).toString(),
                statusKeys(),
                issuers);
        return list.sign(JoseKey.sm2(keys.keyId(), keys.signingKey()), keys.certificatePem());
    }

    private Authority listed(IssuingAuthority authority, List<Kind> kinds) {
        Listed listed = certificates.of(authority.code().value());
        return new Authority(authority.code().value(), authority.name(), listed.inUse(), listed.former(), kinds);
    }

    private List<StatusKey> statusKeys() {
        return Stream.concat(
                        Stream.of(new StatusKey(keys.keyId(), keys.certificatePem())),
                        statusLists.es256Key().stream()
                                .map(alias -> new StatusKey(alias, keys.es256CertificatePem(alias))))
                .filter(key -> certificates.isGood(key.certificatePem()))
                .toList();
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
