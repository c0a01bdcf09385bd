// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.zhengtong.registry.licencetype.IssuingAuthority;
import org.zhengtong.registry.licencetype.IssuingAuthorityStore;
import org.zhengtong.schemas.code.LicenceIdentifier;

/**
 * Who acts for a stock licence (存量证照的责任机构): whoever acts for the authority that issued it. Where its data name a division alone, that
 * is the organisation that handed in what is on record, and those that act for one authority of the division together with it. What an
 * operator handed in has nobody until an organisation of the division hands it in.
 */
@ApplicationScoped
public class StockKeepers {

    /** What a licence is to an organisation. */
    public enum Hand {
        /** It acts for it, as far as the issuer lets it. */
        OWN,
        /** Nobody of the division handed it in; whoever does so acts for it from then on. */
        NOBODYS,
        /** Another organisation handed it in. */
        ANOTHERS
    }

    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");

    private final StockStore stock;
    private final IssuingAuthorityStore authorities;

    StockKeepers(StockStore stock, IssuingAuthorityStore authorities) {
        this.stock = stock;
        this.authorities = authorities;
    }

    /** Whether the organisation acts for the licence. */
    public boolean actsFor(LicenceIdentifier licence, String organisation) {
        return namesDivision(licence)
                ? hands(List.of(licence), organisation).apply(licence) == Hand.OWN
                : authorities.actsThrough(licence.issuer(), organisation);
    }

    /** Issuers the organisation may hand in for: authorities it acts for, and the divisions of those. */
    public Predicate<String> issuers(String organisation) {
        List<IssuingAuthority> own = through(organisation);
        return issuer -> own.stream()
                .anyMatch(authority -> authority.code().value().equals(issuer)
                        || authority.division().value().equals(issuer));
    }

    /** What licences of issuers it may hand in for are to the organisation. */
    public Function<LicenceIdentifier, Hand> hands(Collection<LicenceIdentifier> licences, String organisation) {
        List<String> shared = licences.stream()
                .filter(StockKeepers::namesDivision)
                .map(LicenceIdentifier::value)
                .toList();
        Map<String, String> keepers = shared.isEmpty() ? Map.of() : stock.keepers(shared);
        List<IssuingAuthority> own = shared.isEmpty() ? List.of() : through(organisation);
        return licence -> {
            String keeper = keepers.get(licence.value());
            if (keeper == null) {
                return namesDivision(licence) ? Hand.NOBODYS : Hand.OWN;
            }
            return own.stream()
                            .filter(authority -> authority.division().value().equals(licence.issuer()))
                            .anyMatch(authority -> authority.actsThrough(keeper))
                    ? Hand.OWN
                    : Hand.ANOTHERS;
        };
    }

    private List<IssuingAuthority> through(String organisation) {
        return authorities.all().stream()
                .filter(authority -> authority.actsThrough(organisation))
                .toList();
    }

    private static boolean namesDivision(LicenceIdentifier licence) {
        return DIVISION.matcher(licence.issuer()).matches();
    }
}
