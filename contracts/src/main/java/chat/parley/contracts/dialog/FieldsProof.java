package chat.parley.contracts.dialog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure it is that the site's own server gave the visitor's fields, not somebody in a browser [B-21]. */
public enum FieldsProof {
    /** Signed by the site, and the signature is good. */
    @JsonProperty("verified")
    VERIFIED,
    /** Without a signature, or with one that is not good. */
    @JsonProperty("unverified")
    UNVERIFIED,
    /** The site is not asked to sign. */
    @JsonProperty("none")
    NONE
}
