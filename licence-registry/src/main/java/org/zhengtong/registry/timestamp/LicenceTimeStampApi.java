// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import static org.zhengtong.registry.timestamp.TimeStampProblem.NOT_STAMPED_YET;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.HexFormat;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.LicenceIdentifier;

/** HTTP edge of a licence's time stamp (证照时间戳). It tells nothing of the holder. */
@Path("/api/v1/licences/{identifier}/time-stamp")
public class LicenceTimeStampApi {

    private final TimeStampStore store;

    LicenceTimeStampApi(TimeStampStore store) {
        this.store = store;
    }

    /** The stamp of a licence's signature, with all that a third party needs besides the document. */
    @GET
    @RolesAllowed({"registrar", "licence-reader", "caseworker", "auditor"})
    public StampView stamp(@RestPath LicenceIdentifier identifier) {
        return store.find(identifier.value())
                .map(StampView::of)
                .orElseThrow(() -> new ProblemException(NOT_STAMPED_YET, "no stamp of " + identifier.value()));
    }

    /**
     * A licence's stamp: the token is on SHA-256 of the root; the path leads there from SM3(0x00 and the signature's DER), as in RFC 9162.
     *
     * @param token base64 of the DER
     */
    public record StampView(byte[] token, int position, int size, List<String> path) {
        static StampView of(Stamp stamp) {
            return new StampView(
                    stamp.token(),
                    stamp.position(),
                    stamp.size(),
                    stamp.path().stream().map(HexFormat.of()::formatHex).toList());
        }
    }
}
