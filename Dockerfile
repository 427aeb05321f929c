# syntax=docker/dockerfile:1
# The service needs no build step: Node 24 runs the TypeScript sources by type stripping.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs24-debian12:nonroot

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Production packages only. The optional ones are the Node binary for developers' machines; the image brings its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="ketamine-cds" \
      org.opencontainers.image.description="CDS Hooks service for ketamine and esketamine therapy" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
ENV NODE_ENV=production \
    CDS_DATA_DIR=/data
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE NOTICE.md ./
COPY fhir-profiles ./fhir-profiles
COPY hooks ./hooks
COPY src ./src
# The only folder that is written to; mount a volume here and run with a read-only root file system.
VOLUME ["/data"]
USER 65532:65532
EXPOSE 8080 9090
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:9090/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node", "src/cli/main.ts"]
CMD ["serve"]
