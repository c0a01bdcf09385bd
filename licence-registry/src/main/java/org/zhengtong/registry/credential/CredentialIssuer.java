// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.credential;

import static org.zhengtong.registry.credential.CredentialProblem.CREDENTIALS_NOT_SET_UP;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.registry.network.RegistryConfig;
import org.zhengtong.registry.statuslist.StatusListConfig;
import org.zhengtong.registry.statuslist.StatusListPublication;
import org.zhengtong.schemas.jose.JoseKey;
import org.zhengtong.schemas.statuslist.StatusReference;

/** Who issues credentials for the world (凭证签发方): this registry, by its public address, with the P-256 key of its status lists. */
@Singleton
public class CredentialIssuer {

    static final String TYPES = "/api/v1/credential-types";

    private final KeyCustody keys;
    private final RegistryConfig registry;
    private final StatusListConfig statusLists;
    private final CredentialConfig config;

    CredentialIssuer(KeyCustody keys, RegistryConfig registry, StatusListConfig statusLists, CredentialConfig config) {
        this.keys = keys;
        this.registry = registry;
        this.statusLists = statusLists;
        this.config = config;
    }

    /** A key of the issuer: its name, which credentials carry, and its certificate. */
    public record IssuerKey(String keyId, String certificatePem) {}

    /** The issuer's name: the address under which its metadata lie. */
    public String name() {
        return registry.url()
                .orElseThrow(() -> new ProblemException(CREDENTIALS_NOT_SET_UP, "zt.registry.url is not set"));
    }

    /** Address of something of this registry. */
    public String location(String path) {
        return name() + path;
    }

    /** Name of the credentials of a licence type ({@code vct}). */
    public String type(String licenceType) {
        return location(TYPES + "/" + licenceType);
    }

    /** Address of the status list an entry is in. */
    public String statusList(StatusReference entry) {
        return location(StatusListPublication.PATH + "/" + entry.list());
    }

    /** The key that signs. */
    public JoseKey key() {
        return keys.es256(alias());
    }

    /** The key with this name, if it is or was the issuer's. */
    public Optional<IssuerKey> key(String keyId) {
        return publishedKeys().stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** The key that signs and those that did. */
    public List<IssuerKey> publishedKeys() {
        List<String> aliases = new ArrayList<>(List.of(alias()));
        aliases.addAll(config.earlierKeys().orElse(List.of()));
        return aliases.stream()
                .map(alias -> new IssuerKey(alias, keys.es256CertificatePem(alias)))
                .toList();
    }

    private String alias() {
        return statusLists
                .es256Key()
                .orElseThrow(() ->
                        new ProblemException(CREDENTIALS_NOT_SET_UP, "zt.registry.status-list.es256-key is not set"));
    }
}
