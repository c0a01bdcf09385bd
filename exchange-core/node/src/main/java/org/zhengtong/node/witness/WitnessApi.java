// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.witness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.zhengtong.schemas.message.Wire;

/** HTTP edge of witnessing (见证): what this node knows of its neighbours' logs, so that a cut or rewritten one is found. */
@Path("/api/v1/witnessed-heads")
public class WitnessApi {

    private final WitnessedHeadStore heads;

    WitnessApi(WitnessedHeadStore heads) {
        this.heads = heads;
    }

    /** The newest head of each neighbour that this node has countersigned. */
    @GET
    @RolesAllowed("auditor")
    public List<WitnessedHeadView> newest() {
        return heads.newest().stream().map(WitnessedHeadView::of).toList();
    }

    /** A neighbour's head: {@code signedHead} is the Avro binary of SignedLogHead, in JSON as base64. */
    @SuppressWarnings("ArrayRecordComponent") // written to JSON, never compared
    public record WitnessedHeadView(String node, long size, long records, Instant signedAt, byte[] signedHead) {

        static WitnessedHeadView of(WitnessedHead witnessed) {
            return new WitnessedHeadView(
                    witnessed.head().getNode(),
                    witnessed.size(),
                    witnessed.head().getRecords(),
                    witnessed.head().getSignedAt(),
                    Wire.encode(witnessed.signed()));
        }
    }
}
