welcome = Welcome to the orchard
sign-up = Sign up
