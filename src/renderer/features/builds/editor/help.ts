/** Each instruction of a Dockerfile with an example that a person can take over. */
export const examples = {
  FROM: 'FROM node:22-slim AS build',
  RUN: 'RUN npm ci',
  COPY: 'COPY --from=build /app/dist /usr/share/nginx/html',
  ADD: 'ADD https://example.com/data.tar.gz /data/',
  CMD: 'CMD ["node", "server.js"]',
  ENTRYPOINT: 'ENTRYPOINT ["/docker-entrypoint.sh"]',
  ENV: 'ENV NODE_ENV=production',
  ARG: 'ARG VERSION=1.0',
  WORKDIR: 'WORKDIR /app',
  EXPOSE: 'EXPOSE 8080',
  VOLUME: 'VOLUME /var/lib/data',
  USER: 'USER node',
  LABEL: 'LABEL org.opencontainers.image.source="https://example.com/app"',
  HEALTHCHECK: 'HEALTHCHECK --interval=30s CMD wget -q -O- http://localhost:8080/ || exit 1',
  STOPSIGNAL: 'STOPSIGNAL SIGQUIT',
  SHELL: 'SHELL ["/bin/bash", "-c"]',
  ONBUILD: 'ONBUILD COPY . /app',
  MAINTAINER: 'LABEL maintainer="me@example.com"',
} as const

export type Instruction = keyof typeof examples

export const isInstruction = (word: string): word is Instruction => Object.hasOwn(examples, word)
