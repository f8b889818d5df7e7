/** Words of the registries part: pushing, and the accounts that images are pulled and pushed with. */
export const registries = {
  title: 'Registries',
  lead: 'Accounts are those of docker login: logged in here is logged in there, and the other way round.',
  openLogin: 'Log in to a registry…',
  accounts: 'Accounts',
  failedTitle: 'The accounts cannot be read',
  slow: 'Still waiting. A keychain may be asking for something, or the registry does not answer.',
  nobody: 'Not logged in',
  as: 'Logged in as {{username}}',
  asByToken: 'Logged in as {{username}}, by a token',
  byToken: 'Logged in by a token',
  problem: 'The credential helper could not be asked:',
  browse: 'Browse',
  browseNamed: 'Browse {{registry}}',
  search: 'Search',
  browseTitle: 'Browse a registry',
  browseHint: 'Host and port, as image names begin. Many private registries list what they hold.',
  place: {
    helper: 'Kept by {{helper}}.',
    plain: 'Kept in {{file}}, not encrypted: who can read the file can read the password.',
    environment: 'Given by DOCKER_AUTH_CONFIG, which only who started Quayside can change.',
  },
  placeNext: {
    helper: 'A new login will be kept by {{helper}}, as docker login does it.',
    plain:
      'A new login will be kept in {{file}}, as docker login does it. It is not encrypted: who can read the file can read the password. A credential helper, named as credsStore in that file, keeps it safe.',
  },
  limit: {
    ask: 'How much may still be pulled?',
    askNamed: 'How much may still be pulled from {{registry}}?',
    again: 'Ask again',
    againNamed: 'Ask again: {{registry}}',
    asking: 'Asking…',
    none: 'This registry tells no limit.',
    left: '{{remaining}} of {{limit}} pulls left.',
    leftIn: '{{remaining}} of {{limit}} pulls left, counted over {{time}}.',
  },
  login: {
    title: 'Log in to a registry',
    lead: 'The engine checks the account with the registry; only then it is kept.',
    registry: 'Registry',
    registryHint: 'Host and port, as image names begin. Empty is Docker Hub.',
    badRegistry: 'This is no registry. Examples: ghcr.io, localhost:5000',
    username: 'User name',
    password: 'Password or access token',
    passwordHint:
      'It goes to the registry and to where docker login keeps it, and nowhere else. A token can be taken back; a password cannot.',
    missing: 'Fill this in.',
    confirm: 'Log in',
    checking: 'Checking…',
    done: 'Logged in at {{registry}} as {{username}}',
    failedTitle: 'Not logged in',
  },
  logout: {
    title: 'Log out of {{registry}}?',
    lead: 'Quayside and docker on this computer forget the account {{username}}.',
    leadToken: 'Quayside and docker on this computer forget the token that they log in with.',
    stays:
      'The account at the registry and all images stay. A token that was made for this computer stays valid there: take it back at the registry.',
    confirm: 'Log out',
    named: 'Log out of {{registry}}',
    failedTitle: 'Not logged out',
  },
  catalog: {
    filter: 'Filter repositories',
    count_one: '{{count}} repository',
    count_other: '{{count}} repositories',
    more: 'More repositories',
    emptyTitle: 'Nothing here yet',
    empty:
      'The registry {{registry}} holds no repositories, or shows none to this account. Tag an image with its name and push it.',
    failedTitle: '{{registry}} cannot be browsed',
    tagsOf: 'Tags of {{name}}',
    noTags: 'No tags: what was here was deleted.',
    filterTags: 'Find a tag of {{name}}',
    noTagLike: 'No tag has this text.',
    tagsHidden_one: '{{count}} more tag. Type some of its name.',
    tagsHidden_other: '{{count}} more tags. Type some of the name.',
    tagsMore:
      'The registry has more tags than were read: a whole one that is typed can be pulled all the same.',
    here: 'Already here',
  },
  pull: {
    action: 'Pull an image by name, digest or platform…',
    otherPlatform: 'Pull for a platform…',
    title: 'Pull an image',
    reference: 'Image',
    hint: 'A tag or a digest; without either it is latest.',
    platform: 'Platform',
    platformHint:
      'Empty is the engine’s own. An image for another runs here only where the engine can emulate it.',
    badPlatform: 'Write it as os/architecture, as in linux/arm64 or linux/arm/v7.',
  },
  newer: {
    action: 'Newer image?…',
    named: 'Is there a newer image of {{name}}?',
    title: 'Is there a newer image of {{name}}?',
    asking: 'Asking the registry for the digest…',
    failedTitle: 'The registry could not be asked',
    notThere:
      'The registry has no image under this name: it was made here and never pushed, or it was removed there.',
    notPulled: 'The image was not pulled, and no container was touched',
    there: 'At the registry',
    here: 'Here',
    verdict: {
      same: '{{name}} is up to date: the registry has the very same image.',
      other: 'The registry has another image under this name by now, most likely a newer one.',
      'made-here':
        'The image here was made on this engine and never pulled or pushed under this name. The registry has one under it, too: a pull takes the name away from yours.',
    },
    which: 'Containers of an older image',
    how: 'Each is exchanged as Edit does it: its settings, volumes and name stay, the old one is kept for Undo. What was written in it outside of volumes stays with the old one.',
    pull: 'Pull only',
    recreate_one: 'Pull and recreate {{count}} container',
    recreate_other: 'Pull and recreate {{count}} containers',
    recreateAlone_one: 'Recreate {{count}} container',
    recreateAlone_other: 'Recreate {{count}} containers',
  },
  remedy: {
    login: 'Log in to {{registry}}…',
    insecure:
      'It speaks plain HTTP, which the engine allows only for this computer. If the network between is trusted, add this on the engine’s computer and start the engine anew:',
    authority:
      'Its certificate is signed by an authority that the engine does not know. Put that authority’s certificate here on the engine’s computer; the engine needs no restart:',
    authorityDesktop:
      'Its certificate is signed by an authority that the engine does not know. Put that authority’s certificate here; Docker Desktop takes it over when it is started anew:',
    authorityHere: 'Put the certificate of the authority that signed it here on this computer:',
  },
  fault: {
    pushRefused:
      'The registry {{registry}} did not let this image in. Log in with an account that may push to this name, or tag the image with a name of your own first.',
    wrongPassword: 'The registry {{registry}} does not take this name and password. Nothing was kept.',
    loginRefused: 'The registry {{registry}} no longer takes the login that is kept for it. Log in again.',
    noPlatform: 'The registry has no such image for the platform {{platform}}.',
    noTls: 'The registry {{registry}} speaks plain HTTP, and the engine wants TLS.',
    untrustedCertificate: 'The engine does not trust the certificate of the registry {{registry}}.',
    untrustedHere:
      'Quayside asks the registry {{registry}} from this computer, which does not trust its certificate. The engine may pull from it all the same.',
    pullBrokenOff:
      'The connection to the registry {{registry}} broke off in the middle, and the engine gave up. What was downloaded is not kept; images that were here stay as they were. Try again once the registry answers.',
    pushBrokenOff:
      'The connection to the registry {{registry}} broke off in the middle, and the engine gave up. The name there is as it was; layers that had arrived whole are not sent again. Try again once the registry answers.',
    besideEngine:
      'The registry {{registry}} is on the engine’s computer, and that is not this one: it cannot be looked through from here. The engine pulls from it and pushes to it all the same.',
    wantsLogin: 'The registry {{registry}} answers this only to who is logged in there.',
    accountRefused: 'The registry {{registry}} does not answer this to the account that is kept for it.',
    noCatalog:
      'The registry {{registry}} does not list what it holds. Images can still be pulled by their full name.',
    answeredError:
      'The registry {{registry}} answered with an error of its own. Try again later, or tell who runs it.',
    notRegistry: '{{registry}} answers, but not as a registry does. Check the name and the port.',
    configBroken: 'The docker config is not valid JSON, so nothing was changed. Mend the file first.',
    configUnwritable: 'The docker config could not be read or written.',
    helperFailed: 'The credential helper refused.',
    accountFromEnvironment:
      'This account is given by DOCKER_AUTH_CONFIG: change it where Quayside is started.',
    retryAfter_one:
      'The registry {{registry}} was asked too often. It wants to be asked again in {{count}} minute.',
    retryAfter_other:
      'The registry {{registry}} was asked too often. It wants to be asked again in {{count}} minutes.',
  },
  push: {
    title: 'Push {{name}}',
    lead: 'Sends the image to its registry, so that other computers can pull it. Layers that are there already are not sent again.',
    full: 'In full',
    registry: 'To the registry',
    library:
      'Names without a slash belong to Docker’s own images, and Docker Hub refuses them. Tag the image as YOUR-NAME/{{name}} first, then push that.',
    confirm: 'Push',
    runningText: 'This goes on when you close the window; the result will be in Activity.',
    cancelPush: 'Cancel the push',
    cancelledText: 'Cancelled. Layers that had arrived whole stay at the registry and are not sent again.',
    failedTitle: 'The image was not pushed',
    doneTitle: 'Pushed: {{name}}',
    digest: 'The registry keeps it under this digest',
    copyDigest: 'Copy the digest',
    pullElsewhere: 'On another computer',
    lost: 'Quayside was started anew meanwhile. Whether the push was finished the registry knows: push again, it sends only what is missing.',
  },
} as const
