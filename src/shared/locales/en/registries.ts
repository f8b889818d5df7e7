/** Words of the registries part: pushing, and the accounts that images are pulled and pushed with. */
export const registries = {
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
